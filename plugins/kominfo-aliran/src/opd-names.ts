/** Short names of the city’s OPD, as the boards write them. */
const names: Readonly<Record<string, string>> = {
  setda: 'Setda',
  setwan: 'Setwan',
  inspektorat: 'Inspektorat',
  bappelitbangda: 'Bappelitbangda',
  bpkad: 'BPKAD',
  bapenda: 'Bapenda',
  bkpsdm: 'BKPSDM',
  bpbd: 'BPBD',
  kesbangpol: 'Kesbangpol',
  satpolpp: 'Satpol PP',
  kominfo: 'Diskominfo',
  kukmperindag: 'KUKM Perindag',
  disporabudpar: 'Disporabudpar',
  dinkes: 'Dinkes',
  disdik: 'Disdik',
  putr: 'PUTR',
  perwaskim: 'Perwaskim',
  dinsos: 'Dinsos',
  disnaker: 'Disnaker',
  dppkbp3a: 'DPPKBP3A',
  dkp3: 'DKP3',
  dlh: 'DLH',
  disdukcapil: 'Disdukcapil',
  dishub: 'Dishub',
  dpmptsp: 'DPMPTSP',
  dispusipda: 'Dispusipda',
  'ext-tirta': 'Tirta Sukapura',
}

/** The short name of an OPD; its id, readable, when it is new or renamed since. */
export function opdName(id: string): string {
  const [kind = '', ...rest] = id.split('-')
  const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1)
  return names[id] ?? (kind === 'kec' && rest.length > 0 ? `Kec. ${rest.map(capital).join(' ')}` : capital(id))
}

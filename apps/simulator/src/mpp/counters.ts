/** The 28 counters of the public service mall; whose they are is invented, their number is published (MPP, 2022). */
export const counters: readonly string[] = [
  'Paspor', 'SIM', 'SKCK', 'KTP-el', 'Kartu Keluarga', 'Akta', 'Samsat', 'PBB-P2', 'BPHTB', 'Perizinan OSS', 'PBG', 'Reklame', 'BPJS Kesehatan', 'BPJS Naker',
  'Taspen', 'Pajak Pratama', 'BPN', 'PDAM', 'PLN', 'Kemenag', 'Kejaksaan', 'Pengadilan', 'Bea Cukai', 'Dinsos', 'Disnaker', 'Dinkes', 'Bank BJB', 'Pos',
]

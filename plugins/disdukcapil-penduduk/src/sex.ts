/** The two columns of a table by sex. */
export type Sex = 'male' | 'female'

/** Every spelling in use; the first letter alone would read PRIA as PEREMPUAN. */
const spellings: Readonly<Record<string, Sex>> = {
  L: 'male',
  LK: 'male',
  'LAKI-LAKI': 'male',
  'LAKI - LAKI': 'male',
  'LAKI LAKI': 'male',
  PRIA: 'male',
  P: 'female',
  PR: 'female',
  PEREMPUAN: 'female',
  WANITA: 'female',
}

/** Reads a cell about sex; undefined when it says neither. */
export function sexOf(cell: string): Sex | undefined {
  return spellings[cell.trim().toUpperCase().replaceAll(/\s+/g, ' ')]
}

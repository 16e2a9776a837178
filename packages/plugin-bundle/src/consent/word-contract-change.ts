import type { Text } from '@wadah/contracts/texts'
import type { ContractChange } from '../compare-contracts.ts'
import { both } from './words.ts'

/** What the comparison of contracts says, in Indonesian; it speaks English itself. */
const phrases: readonly [RegExp, string][] = [
  [/^is new$/, 'baru'],
  [/^is gone$/, 'hilang'],
  [/^is gone; its series would end$/, 'hilang; deret waktunya berakhir'],
  [/^was a (\w+) and is a (\w+)$/, 'berganti jenis dari $1 menjadi $2'],
  [/^is demanded now$/, 'kini wajib'],
  [/^is no longer accepted$/, 'tidak lagi diterima'],
  [/^is no longer read$/, 'tidak lagi dibaca'],
  [/^promises more$/, 'menjanjikan lebih banyak'],
  [/^accepts more$/, 'menerima lebih banyak'],
  [/^may now be absent$/, 'kini boleh tidak ada'],
  [/^may be absent now$/, 'kini boleh tidak ada'],
  [/^may now be null$/, 'kini boleh kosong'],
  [/^may now be outside its former bounds$/, 'kini boleh di luar batasnya semula'],
  [/^may now be of another length$/, 'kini boleh berbeda panjangnya'],
  [/^may now be something other than (.*)$/, 'kini boleh selain $1'],
  [/^may now be (.*)$/, 'kini boleh berupa $1'],
  [/^no longer accepts (.*)$/, 'tidak lagi menerima $1'],
  [/^its description changed$/, 'keterangannya berubah'],
  [/^no new data is promised any more$/, 'tidak lagi menjanjikan data baru'],
  [/^new data is promised now$/, 'kini menjanjikan data baru'],
  [/^its age was judged by (\w+) and is by (\w+)$/, 'umurnya semula dinilai menurut $1, kini menurut $2'],
  [/^its promise of freshness was loosened$/, 'janji kemutakhirannya dilonggarkan'],
  [/^its promise of freshness was tightened$/, 'janji kemutakhirannya diperketat'],
  [/^its unit changed from (.*) to (.*)$/, 'satuannya berganti dari $1 menjadi $2'],
  [/^is no longer split by (\w+)$/, 'tidak lagi dirinci menurut $1'],
  [/^is now split by (\w+)$/, 'kini dirinci menurut $1'],
  [/^its direction changed$/, 'arah baiknya berubah'],
  [/^has another header or type$/, 'judul kolom atau jenisnya berganti'],
  [/^takes (\d+) rows, not (\d+)$/, 'menerima $1 baris, semula $2'],
]

/** A change of contract in both languages; `subject` names the procedure in words. */
export function wordContractChange(change: ContractChange, subject: Text): Text {
  const [, ...rest] = change.path.split('.')
  const place = rest.join('.').replace(/^(output|input|meta)\.?/, '')
  const [pattern, indonesian] = phrases.find(([candidate]) => candidate.test(change.what)) ?? [/^/, '']
  const inPlace = place === '' ? '' : `, ${place}`
  return both(`${subject.id}${inPlace}: ${change.what.replace(pattern, indonesian)}.`, `${subject.en}${inPlace}: ${change.what}.`)
}

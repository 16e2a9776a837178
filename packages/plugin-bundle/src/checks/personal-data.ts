import type { Text } from '@wadah/contracts/texts'
import { both } from '../consent/words.ts'
import { readRecords, type FieldOfRecord } from './records-of-fixture.ts'

/** Something that looks like a person in a fixture; the value is masked. Lines count from 1. */
export interface PersonalDatum {
  kind: 'nik' | 'phone' | 'name' | 'birth-date'
  line: number
  text: Text
}

const nik = /(?<!\d)(?<!\d\.)(?:\d{16}|\d{6}[ .-]\d{6}[ .-]\d{4}|\d{4}([ .-])\d{4}\1\d{4}\1\d{4})(?!\d)/g
const phone = /(?<!\d)(?<!\d[.,])(?:\+62[ -]?|0|(?<=["';,\t]|^)62)8[1-9]\d(?:[ -]?\d){6,9}(?![\d.])/g

/** Headings under which a name is always a person's. */
const nameHeading =
  /^(nama|name)[ _-]?(lengkap|pasien|pemohon|siswa|murid|anak|bayi|ibu|ayah|orang[ _-]?tua|warga|penduduk|korban|pelapor|penerima|pegawai|karyawan|pelanggan|kepala[ _-]?keluarga|wajib[ _-]?pajak|pemilik|ahli[ _-]?waris|suami|istri)$|^(full|first|last|patient|person)[ _-]?name$/i
const bareName = /^(nama|name|pasien|pemohon|siswa|korban|pelapor)$/i
/** Headings that make a bare name beside them a person's. */
const personalHeading =
  /^(nik|no[ _.-]?(ktp|kk|hp|telp|telepon|rm|rekam[ _-]?medis|paspor|npwp)|npwp|ktp|umur|usia|age|agama|religion|jenis[ _-]?kelamin|jk|gender|sex|status[ _-]?(perkawinan|kawin|nikah)|(alamat|tempat)([ _-]?(rumah|tinggal|lahir))|tgl[ _-]?lahir|tanggal[ _-]?lahir|ttl|birth[ _-]?date|dob|hp|whatsapp|wa|diagnosa|diagnosis|gol(ongan)?[ _-]?darah)$/i
const birthHeading =
  /^(tgl|tanggal|tempat[ _,-]*tgl|tempat[ _,-]*tanggal)[ _.-]?lahir$|^(ttl|dob|birth[ _-]?date|date[ _-]?of[ _-]?birth|lahir)$/i
const someDate = /\b(\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}|\d{1,2} \p{L}+ \d{4}|\d{8})\b/u
const someName = /^\p{Lu}[\p{L}.'’ -]{2,}$/u

/** Finds what looks like a person in the text of a fixture. A number is only taken for a NIK when its structure could be one. */
export function findPersonalData(path: string, text: string): PersonalDatum[] {
  const lines = text.split('\n')
  return [...lines.flatMap((line, index) => numbersIn(line, index + 1)), ...recordsIn(readRecords(path, text), lines)].toSorted(
    (a, b) => a.line - b.line,
  )
}

function numbersIn(text: string, line: number): PersonalDatum[] {
  const found: PersonalDatum[] = []
  for (const [whole] of text.matchAll(nik)) {
    if (couldBeNik(whole.replace(/\D/g, '')))
      found.push({
        kind: 'nik',
        line,
        text: both(`Nomor berbentuk NIK: ${masked(whole)}.`, `A number built like a NIK: ${masked(whole)}.`),
      })
  }
  for (const [whole] of text.matchAll(phone))
    found.push({ kind: 'phone', line, text: both(`Nomor telepon: ${masked(whole)}.`, `A phone number: ${masked(whole)}.`) })
  return found
}

/** Province, then a day (women's counts from 41) and a month of birth, then a running number above zero. */
export function couldBeNik(digits: string): boolean {
  const part = (from: number, to: number) => Number(digits.slice(from, to))
  const [province, day, month, running] = [part(0, 2), part(6, 8) % 40, part(8, 10), part(12, 16)]
  return province >= 11 && province <= 97 && day >= 1 && day <= 31 && part(6, 8) <= 71 && month >= 1 && month <= 12 && running > 0
}

/** One line a heading: hundreds of names in one column are one thing to mend. */
function recordsIn(records: FieldOfRecord[], lines: readonly string[]): PersonalDatum[] {
  const found = new Map<string, PersonalDatum & { count: number }>()
  for (const field of records) {
    const kind = kindOf(field)
    if (kind === undefined) continue
    const known = found.get(`${kind} ${field.heading}`)
    if (known !== undefined) known.count += 1
    else found.set(`${kind} ${field.heading}`, { kind, line: field.line ?? lineOf(field.value, lines), text: both('', ''), count: 1 })
    const entry = found.get(`${kind} ${field.heading}`)
    if (entry !== undefined && entry.count === 1) entry.text = wordsFor(kind, field)
  }
  return [...found.values()].map(({ count, ...datum }) => ({
    ...datum,
    text: count === 1 ? datum.text : both(`${datum.text.id} (${count} baris)`, `${datum.text.en} (${count} rows)`),
  }))
}

function kindOf({ heading, value, beside }: FieldOfRecord): 'name' | 'birth-date' | undefined {
  if (birthHeading.test(heading) && someDate.test(value)) return 'birth-date'
  const isPersons = nameHeading.test(heading) || (bareName.test(heading) && beside.some((other) => personalHeading.test(other)))
  return isPersons && someName.test(value) ? 'name' : undefined
}

function wordsFor(kind: 'name' | 'birth-date', { heading, value }: FieldOfRecord): Text {
  return kind === 'name'
    ? both(`Nama orang di bawah “${heading}”: ${masked(value)}.`, `A person’s name under “${heading}”: ${masked(value)}.`)
    : both(`Tanggal lahir di bawah “${heading}”: ${masked(value)}.`, `A date of birth under “${heading}”: ${masked(value)}.`)
}

function lineOf(value: string, lines: readonly string[]): number {
  const index = lines.findIndex((line) => line.includes(value))
  return index === -1 ? 1 : index + 1
}

/** What a report may show: how it begins and how long it is. */
function masked(value: string): string {
  const shown = /^\d|^\+/.test(value) ? 4 : 1
  return value
    .split(' ')
    .map(
      (part, index) =>
        part.slice(0, index === 0 || shown === 1 ? shown : 0) +
        '•'.repeat(Math.max(0, part.length - (index === 0 || shown === 1 ? shown : 0))),
    )
    .join(' ')
}

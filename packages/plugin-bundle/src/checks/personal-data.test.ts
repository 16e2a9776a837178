import { describe, expect, test } from 'vitest'
import { couldBeNik, findPersonalData } from './personal-data.ts'

const found = (path: string, text: string) =>
  findPersonalData(path, text).map(({ kind, line, text: words }) => `${kind} ${line} ${words.id}`)

describe('personal data in fixtures', () => {
  test('is a number built like a NIK, by line and masked', () => {
    expect(found('fixtures/a.json', '{\n  "id": "3278015204900001"\n}')).toEqual(['nik 2 Nomor berbentuk NIK: 3278••••••••••••.'])
    expect(found('fixtures/a.csv', 'no,nomor\n7,3278011204900001\n')).toEqual(['nik 2 Nomor berbentuk NIK: 3278••••••••••••.'])
  })

  test.each([
    ['a man’s', '3278011204900001', true],
    ['a woman’s', '3278015204900001', true],
    ['a day that no month has', '3278013912900001', false],
    ['a province that is none', '9978011204900001', false],
    ['a month that is none', '3278011213900001', false],
    ['nobody’s running number', '3278011204900000', false],
  ])('looks at the structure: %s', (_what, digits, expected) => {
    expect(couldBeNik(digits)).toBe(expected)
  })

  test('is not the tail of a decimal number, nor an amount', () => {
    expect(found('fixtures/a.json', '{ "x": 0.3278011204900001, "y": "Rp 45.348.929.481,00", "z": 45348929481 }')).toEqual([])
  })

  test.each(['081234567890', '+62 812-3456-7890', '"6281234567890"', '0812 3456 7890'])('is a mobile number: %s', (number) => {
    expect(findPersonalData('fixtures/a.txt', `kontak: ${number}`).map(({ kind }) => kind)).toEqual(['phone'])
  })

  test('is not the number of an office, nor a count', () => {
    expect(found('fixtures/a.txt', 'telepon (0265) 331234\njumlah 81234567\nkode 08.12.34')).toEqual([])
  })

  test('is a name under a personal heading, once for a column', () => {
    expect(found('fixtures/a.csv', 'nama_pasien;keluhan\nSiti Aminah;demam\nBudi Santoso;batuk\n')).toEqual([
      'name 2 Nama orang di bawah “nama_pasien”: S••• A•••••. (2 baris)',
    ])
  })

  test('is a bare name only beside something personal', () => {
    expect(found('fixtures/a.json', '[\n{ "nama": "Siti Aminah", "umur": "31" }\n]')).toEqual([
      'name 2 Nama orang di bawah “nama”: S••• A•••••.',
    ])
    expect(found('fixtures/a.json', '{ "nama": "Puskesmas Cihideung", "jumlah": 3 }')).toEqual([])
  })

  test('is a date of birth', () => {
    expect(found('fixtures/a.json', '{\n "tgl_lahir": "1990-04-12" }')).toEqual([
      'birth-date 2 Tanggal lahir di bawah “tgl_lahir”: 1990••••••.',
    ])
    expect(found('fixtures/a.csv', 'ttl\nTasikmalaya, 12 April 1990\n')).toHaveLength(1)
  })
})

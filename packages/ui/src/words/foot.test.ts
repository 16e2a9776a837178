import { describe, expect, it } from 'vitest'
import { now, stateFacts, factsOf } from '../../preview/facts.ts'
import { judgeFrame } from '../frame/judge-frame.ts'
import { wordExplanation } from './explanation.ts'
import { wordFoot } from './foot.ts'

const id = { locale: 'id', utcOffsetMinutes: 420 } as const
const en = { locale: 'en', utcOffsetMinutes: 420 } as const
const foot = (name: keyof typeof stateFacts, words: typeof id | typeof en = id) => wordFoot(judgeFrame([stateFacts[name]], now), now, words)
const explained = (name: keyof typeof stateFacts, words: typeof id | typeof en = id) =>
  wordExplanation(judgeFrame([stateFacts[name]], now), now, words)

describe('the foot of a widget', () => {
  it('says when a fresh number was true, and where it is from', () => {
    expect(foot('fresh')).toEqual({ asOf: '14.02 WIB', asOfFull: 'per 19 Des 2025, 14.02 WIB', source: 'SIMRS', mark: 'mutakhir' })
    expect(foot('fresh', en).mark).toBe('up to date')
  })

  it('says by how much a late one is late', () => {
    expect(foot('late')).toMatchObject({ asOf: '11.00 WIB', mark: 'terlambat 1 jam' })
  })

  it('says the date, not the hour, of a clogged one', () => {
    expect(foot('stale')).toMatchObject({ asOf: '15 Des 2025', mark: 'tersumbat' })
  })

  it('says the age of the last good number of a lost connection', () => {
    expect(foot('cut')).toMatchObject({ asOf: '11.35 WIB · 2 jam lalu', mark: 'sambungan putus' })
  })

  it('says the period of published data', () => {
    expect(foot('archive')).toMatchObject({ asOf: 'semester I 2025', source: 'Profil Kesehatan', mark: 'Data publikasi' })
  })

  it('says loudly that a number is simulated', () => {
    expect(foot('simulated').mark).toBe('SIMULASI')
    expect(foot('simulated', en).mark).toBe('SIMULATION')
  })

  it('says that nothing ever came', () => {
    expect(foot('empty')).toMatchObject({ asOf: 'belum pernah terisi', mark: 'belum ada data' })
  })

  it('gives the time of the numbers that are there, and says that some are not', () => {
    expect(wordFoot(judgeFrame([stateFacts.fresh, stateFacts.empty], now), now, id)).toMatchObject({
      asOf: '14.02 WIB',
      mark: 'sebagian belum ada data',
    })
  })

  it('names every source once', () => {
    expect(
      wordFoot(judgeFrame([stateFacts.fresh, factsOf({ title: 'lain' }), factsOf({ title: 'ketiga', source: 'SIPD' })], now), now, id)
        .source,
    ).toBe('SIMRS · SIPD')
  })
})

describe('the explanation of a widget', () => {
  it('says since when a feed is clogged', () => {
    expect(explained('stale')?.lead).toBe('Tersumbat sejak Sel 16 Des, 20.05 WIB.')
    expect(explained('stale', en)?.lead).toBe('Clogged since Tue 16 Dec, 20.05 WIB.')
  })

  it('says in one human sentence why a connection is lost, and since when', () => {
    expect(explained('cut')).toEqual({ lead: 'SIMRS tidak menjawab pada waktunya.', text: 'Putus sejak 13.10 WIB; dicoba lagi terus.' })
  })

  it('says what failed and the bound when a number is held', () => {
    expect(explained('held')?.text).toBe('178 % di luar batas 0–120. Yang tampil angka terakhir yang lolos.')
  })

  it('is silent when nothing needs explaining', () => {
    for (const name of ['fresh', 'late', 'archive', 'simulated'] as const) expect(explained(name)).toBeUndefined()
  })
})

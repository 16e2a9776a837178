// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { now, stateFacts } from '../../preview/facts.ts'
import { render } from '../render.testing.tsx'
import { HonestLine } from './honest-line.tsx'
import { OfflineLine } from './offline-line.tsx'

describe('the honest line', () => {
  it('says how many are up to date and which is the latest', () => {
    expect(render(<HonestLine facts={[stateFacts.fresh, stateFacts.stale]} now={now} locale="id" />).textContent).toBe(
      '1 dari 2 data mutakhir ·  paling terlambat: BOR, 2 hari lewat jadwal',
    )
  })

  it('stops after the count when all is well', () => {
    expect(render(<HonestLine facts={[stateFacts.fresh]} now={now} locale="en" />).textContent).toBe('1 of 1 feeds up to date')
  })

  it('does not boast about a board of archives', () => {
    expect(render(<HonestLine facts={[stateFacts.archive]} now={now} locale="id" />).textContent).toBe(
      'Tidak ada data berjadwal di dasbor ini.',
    )
  })

  it('is a button only where it opens something', () => {
    expect(render(<HonestLine facts={[stateFacts.fresh]} now={now} locale="id" />).querySelector('button')).toBeNull()
    expect(
      render(<HonestLine facts={[stateFacts.fresh]} now={now} locale="id" onPress={() => undefined} />).querySelector('button'),
    ).not.toBeNull()
  })
})

describe('the offline line', () => {
  it('says since when, and that the data is the last', () => {
    expect(render(<OfflineLine state={{ kind: 'offline', since: now - 3_600_000 }} now={now} locale="id" />).textContent).toContain(
      'Tidak tersambung sejak 13.05 WIB.',
    )
  })

  it('says that the connection is back', () => {
    expect(render(<OfflineLine state={{ kind: 'back' }} now={now} locale="id" />).textContent).toBe('Tersambung kembali.')
  })
})

import type { FeedFacts } from '@wadah/contracts/feed-state'
import type { Locale } from '@wadah/contracts/texts'
import { StateShape } from '@wadah/plugin-sdk/charts'
import { Button } from 'react-aria-components/Button'
import { wordOverdue } from '../words/index.ts'
import styles from './honest-line.module.css'
import { judgeBoard } from './judge-board.ts'

/** Props of {@link HonestLine}. */
export interface HonestLineProps {
  /** Facts of every feed on the board. */
  facts: readonly FeedFacts[]
  /** Server time, epoch ms. */
  now: number
  locale: Locale
  /** Opens the list of what is late. Absent (on the wall): plain text. */
  onPress?: () => void
}

/** One line of honesty per board: how many feeds are up to date, and which is the latest. */
export function HonestLine({ facts, now, locale, onPress }: HonestLineProps) {
  const { fresh, counted, notFresh, overdue } = judgeBoard(facts, now)
  const worst = notFresh[0]
  const id = locale === 'id'
  const line = (
    <>
      <b>{id ? `${fresh} dari ${counted}` : `${fresh} of ${counted}`}</b> {id ? 'data mutakhir' : 'feeds up to date'}
      {worst !== undefined && overdue !== undefined && (
        <span className={styles['worst']}>
          <span className={styles['dot']}> · </span>
          <StateShape state={worst.shown} /> {id ? 'paling terlambat' : 'most overdue'}: {worst.facts.title[locale]},{' '}
          {wordOverdue(overdue, { locale, utcOffsetMinutes: worst.facts.rule.utcOffsetMinutes })}
        </span>
      )}
    </>
  )
  if (counted === 0)
    return <p className={styles['line']}>{id ? 'Tidak ada data berjadwal di dasbor ini.' : 'No scheduled data on this board.'}</p>
  return onPress === undefined ? (
    <p className={styles['line']}>{line}</p>
  ) : (
    <Button className={`${styles['line']} ${styles['press']}`} onPress={onPress}>
      {line}
    </Button>
  )
}

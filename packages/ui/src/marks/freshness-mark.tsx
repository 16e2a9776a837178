import { StateShape, stateColour, type StateName } from '@wadah/plugin-sdk/charts'
import styles from './freshness-mark.module.css'

/** Props of {@link FreshnessMark}. */
export interface FreshnessMarkProps {
  state: StateName
  /** The word beside the shape; never shape or colour alone. */
  word: string
}

/** A state as word and shape. */
export function FreshnessMark({ state, word }: FreshnessMarkProps) {
  return (
    <span className={state === 'simulated' ? `${styles['mark']} ${styles['loud']}` : styles['mark']} style={{ color: stateColour[state] }}>
      {word}
      <StateShape state={state} />
    </span>
  )
}

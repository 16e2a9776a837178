import { StateShape, stateColour, type StateName } from '@wadah/plugin-sdk/charts'
import type { ExplanationWords } from '../words/index.ts'
import { FrameAction, type FrameActionProps } from './frame-action.tsx'
import styles from './widget-frame.module.css'

/** Props of {@link FrameExplanation}. */
export interface FrameExplanationProps {
  state: StateName | 'neutral'
  words: ExplanationWords
  /** The OPD's own words, and who was told. */
  more?: string
  action?: FrameActionProps
}

/** Why a widget stands as it does: shape, bold lead, then the rest. */
export function FrameExplanation({ state, words, more, action }: FrameExplanationProps) {
  const shape = state === 'neutral' ? 'empty' : state
  return (
    <p className={styles['explanation']}>
      <StateShape state={shape} />
      <span className={styles['reason']}>
        <b style={{ color: stateColour[shape] }}>{words.lead}</b>{' '}
        <span className={styles['rest']}>
          {words.text} {more}
        </span>{' '}
        {action && <FrameAction {...action} />}
      </span>
    </p>
  )
}

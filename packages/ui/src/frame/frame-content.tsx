import type { ReactNode } from 'react'
import { WaitingMarks } from '../marks/waiting-marks.tsx'
import { FrameAction, type FrameActionProps } from './frame-action.tsx'
import type { FrameView } from './view-frame.ts'
import styles from './widget-frame.module.css'

/** Props of {@link FrameContent}. */
export interface FrameContentProps {
  view: FrameView
  picture?: { src: string }
  action?: FrameActionProps
  children?: ReactNode
}

/** The slot: the widget, what covers it until it has painted, or a sentence in its place. */
export function FrameContent({ view, picture, action, children }: FrameContentProps) {
  const covered = view.content === 'covered'
  return (
    <div className={styles['content']} aria-busy={covered || undefined}>
      {view.statement && (
        <div className={styles['statement']}>
          <b>{view.statement.lead}</b>
          {view.statement.text !== '' && <p>{view.statement.text}</p>}
          {action && <FrameAction {...action} />}
        </div>
      )}
      {(covered || view.content === 'widget') && <div className={covered ? styles['hidden'] : styles['inside']}>{children}</div>}
      {(covered || view.content === 'picture') && <Placeholder picture={picture} />}
    </div>
  )
}

function Placeholder({ picture }: { picture?: { src: string } }) {
  if (picture !== undefined) return <img className={styles['picture']} src={picture.src} alt="" draggable={false} />
  return (
    <div className={styles['skeleton']} aria-hidden="true">
      <WaitingMarks />
    </div>
  )
}

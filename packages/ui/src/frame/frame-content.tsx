import type { ReactNode } from 'react'
import { WaitingMarks } from '../marks/waiting-marks.tsx'
import { FrameAction, type FrameActionProps } from './frame-action.tsx'
import type { FrameView } from './view-frame.ts'
import styles from './widget-frame.module.css'

/** Props of {@link FrameContent}. */
export interface FrameContentProps {
  view: FrameView
  /** Controls whether the widget stays on the page under a sentence in its place. Default false. */
  keep?: boolean
  picture?: { src: string }
  action?: FrameActionProps
  children?: ReactNode
}

/** The slot: the widget, what covers it until it has painted, or a sentence in its place. */
export function FrameContent({ view, keep = false, picture, action, children }: FrameContentProps) {
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
      {(keep || covered || view.content === 'widget') && (
        <div className={placeOf(view)} aria-hidden={view.content === 'widget' ? undefined : true}>
          {children}
        </div>
      )}
      {(covered || view.content === 'picture') && <Placeholder picture={picture} />}
    </div>
  )
}

/** A widget that waits for its first data or was stopped stays where it is: taken off the page, it would have to begin anew. */
function placeOf({ content }: FrameView): string | undefined {
  if (content === 'widget') return styles['inside']
  return content === 'covered' ? styles['hidden'] : styles['beneath']
}

function Placeholder({ picture }: { picture?: { src: string } }) {
  if (picture !== undefined) return <img className={styles['picture']} src={picture.src} alt="" draggable={false} />
  return (
    <div className={styles['skeleton']} aria-hidden="true">
      <WaitingMarks />
    </div>
  )
}

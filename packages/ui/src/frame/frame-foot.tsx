import { FreshnessMark } from '../marks/freshness-mark.tsx'
import type { FootView } from './view-frame.ts'
import styles from './widget-frame.module.css'

/** As-of and source left, freshness right. The time never shortens; the source does. */
export function FrameFoot({ foot }: { foot: FootView }) {
  return (
    <footer className={styles['foot']}>
      <span className={styles['proof']} title={[foot.asOfFull, foot.source].filter((part) => part !== '').join(' · ')}>
        <time className={styles['asOf']}>{foot.asOf}</time>
        {foot.source !== '' && <span className={styles['source']}>{foot.asOf === '' ? foot.source : ` · ${foot.source}`}</span>}
      </span>
      {foot.marks.map((mark) => (
        <FreshnessMark key={mark.state} state={mark.state} word={mark.word} />
      ))}
    </footer>
  )
}

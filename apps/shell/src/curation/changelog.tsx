import styles from './curation.module.css'

/** What the OPD says it changed: headings and lines of its changelog, nothing else of Markdown. */
export function Changelog({ text }: { text: string }) {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return (
    <div className={styles['changelog']}>
      {lines.map((line, index) => {
        const words = line.replace(/^#+\s*/, '').replace(/^[-*]\s+/, '· ')
        return line.startsWith('#') ? <strong key={index}>{words}</strong> : <p key={index}>{words}</p>
      })}
    </div>
  )
}

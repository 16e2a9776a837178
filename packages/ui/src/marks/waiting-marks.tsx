import styles from './waiting-marks.module.css'

/** Two still marks in a column, a number's and a picture's, where a widget will be. */
export function WaitingMarks() {
  return (
    <>
      <i className={styles['number']} aria-hidden="true" />
      <i className={styles['picture']} aria-hidden="true" />
    </>
  )
}

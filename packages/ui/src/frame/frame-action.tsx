import { Button } from 'react-aria-components/Button'
import styles from './widget-frame.module.css'

/** A word that does something, in running text. */
export interface FrameActionProps {
  label: string
  onPress: () => void
}

/** The one next step a frame offers. */
export function FrameAction({ label, onPress }: FrameActionProps) {
  return (
    <Button className={styles['action']} onPress={onPress}>
      {label}
    </Button>
  )
}

import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Button } from './button.tsx'
import styles from './dialog.module.css'

/** Props of {@link Dialog}. */
export interface DialogProps {
  title: string
  /** Quiet words beside the title, e.g. the OPD. */
  note?: ReactNode
  open: boolean
  onClose: () => void
  /** `m` (default) for a question, `l` for a detail, `side` for a panel at the right edge. */
  size?: 'm' | 'l' | 'side'
  /** A press outside does not close it: what it shows is not shown again. */
  stays?: boolean
  /** Word on the button that closes. Default “Tutup”. */
  closeLabel?: string
  /** Buttons at the foot. */
  actions?: ReactNode
  children?: ReactNode
}

/** A dialog over the page; closes by its button, by Escape and by a press outside. */
export function Dialog({ title, note, open, onClose, size = 'm', stays = false, closeLabel = 'Tutup', actions, children }: DialogProps) {
  return (
    <ModalOverlay className={styles['overlay'] ?? ''} isOpen={open} onOpenChange={(next) => !next && onClose()} isDismissable={!stays}>
      <Modal className={styles['modal'] ?? ''} data-size={size}>
        <AriaDialog className={styles['dialog'] ?? ''}>
          <header className={styles['header']}>
            <Heading slot="title" level={2} className={styles['title'] ?? ''}>
              {title}
            </Heading>
            {note !== undefined && <span className={styles['note']}>{note}</span>}
            <Button kind="ghost" onPress={onClose}>
              {closeLabel}
            </Button>
          </header>
          <div className={styles['body']}>{children}</div>
          {actions !== undefined && <footer className={styles['actions']}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

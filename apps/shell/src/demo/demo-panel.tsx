import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { SegmentedControl } from '@wadah/ui/segmented-control'
import { api, errorCode } from '../trpc.ts'
import styles from './demo.module.css'

const modes = ['normal', 'slow', 'html', 'freeze', 'gone'] as const

/** The demo panel: disturb a source and watch the board tell the truth, publish a release and watch it switch. */
export function DemoPanel({ onClose }: { onClose(): void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [said, setSaid] = useState('')
  const { data } = useQuery({ queryKey: ['demo-sources'], queryFn: () => api.demo.sources.query(), refetchInterval: 5_000 })
  const control = useMutation({
    mutationFn: (order: { source: string; mode: (typeof modes)[number] }) => api.demo.control.mutate(order),
    onSuccess: () => client.invalidateQueries({ queryKey: ['demo-sources'] }),
    onError: (thrown) => setSaid(t('demo.failed', { code: errorCode(thrown) })),
  })
  const publish = async (): Promise<void> => {
    try {
      const { published } = await api.demo.publishNext.mutate()
      setSaid(published ? t('demo.published', published) : t('demo.noNext'))
    } catch (thrown) {
      setSaid(t('demo.failed', { code: errorCode(thrown) }))
    }
  }
  return (
    <Dialog title={t('demo.title')} open onClose={onClose} size="side" closeLabel={t('close')}>
      <p className={styles['lead']}>{t('demo.lead')}</p>
      <ul className={styles['sources']}>
        {data?.map(({ source, title, mode }) => (
          <li key={source}>
            <b>{title}</b>
            <SegmentedControl
              label={title}
              options={modes.map((value) => ({ value, label: t(`demo.${value}`) }))}
              value={mode}
              onChange={(next) => control.mutate({ source, mode: next })}
              wide
            />
          </li>
        ))}
      </ul>
      <Button kind="primary" wide onPress={() => void publish()}>
        {t('demo.publish')}
      </Button>
      <p role="status" className={styles['said']}>
        {said}
      </p>
    </Dialog>
  )
}

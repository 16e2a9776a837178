import { useTranslation } from 'react-i18next'
import { WidgetFrame } from '@wadah/ui/frame'
import { useNow } from '../live/use-live.ts'
import { useLook } from '../look/look-store.ts'

/** A placement whose widget is not enabled here: it keeps its place and says so. */
export function MissingWidget({ widget, isKnown }: { widget: string; isKnown: boolean }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const now = useNow(60)
  return (
    <WidgetFrame
      widget={widget}
      title={isKnown ? t('missing.title') : t('missing.loading')}
      opd={widget.split('.')[0] ?? ''}
      locale={locale}
      facts={[]}
      now={now}
      painted={false}
      condition={isKnown ? { kind: 'unavailable', reason: t('missing.reason') } : { kind: 'loading' }}
    />
  )
}

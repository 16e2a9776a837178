import { useTranslation } from 'react-i18next'
import { followPolicies } from '@wadah/contracts/enabling'
import { SegmentedControl } from '@wadah/ui/segmented-control'
import { AudiencePicker } from './audience-picker.tsx'
import type { DecisionForm } from './decision-dialog.tsx'

/** Props of {@link AudienceChoice}. */
export interface AudienceChoiceProps {
  form: DecisionForm
  /** A pilot is never for everybody. */
  mayBeEverybody: boolean
  onChange(form: DecisionForm): void
}

/** For everybody or for whom, and whether the next compatible release comes along. */
export function AudienceChoice({ form, mayBeEverybody, onChange }: AudienceChoiceProps) {
  const { t } = useTranslation()
  return (
    <>
      {mayBeEverybody && (
        <SegmentedControl
          label={t('enabling.forWhom')}
          wide
          options={[
            { value: 'all', label: t('enabling.everybody') },
            { value: 'some', label: t('enabling.someone') },
          ]}
          value={form.audience === undefined ? 'all' : 'some'}
          onChange={(value) => onChange({ ...form, audience: value === 'all' ? undefined : {} })}
        />
      )}
      {form.audience && <AudiencePicker audience={form.audience} onChange={(audience) => onChange({ ...form, audience })} />}
      {mayBeEverybody && (
        <SegmentedControl
          label={t('enabling.next')}
          wide
          options={followPolicies.map((value) => ({ value, label: t(`enabling.policy.${value}`) }))}
          value={form.policy}
          onChange={(policy) => onChange({ ...form, policy })}
        />
      )}
    </>
  )
}

import { useWidget } from '@wadah/plugin-sdk/widget'
import { BigNumber, type Fact } from '@wadah/plugin-sdk/charts'
import type { Queue } from '../queue.ts'

/** How many wait, where longest, and how many counters are open. */
export function QueueNumber({ queue }: { queue: Queue }) {
  const { size, t, format } = useWidget()
  const { longest, open, counters } = queue
  const facts: Fact[] = [
    ...(longest === null ? [] : [{ strong: t('minutes', { count: longest.minutes }), text: t('longest', { counter: longest.counter }) }]),
    { text: t('open', { open, all: counters.length }) },
  ]
  return (
    <BigNumber
      value={format.number(queue.waiting)}
      unit={t('waiting')}
      size={size.class === 'large' && size.height >= 320 * size.unit ? 'l' : 'm'}
      layout="below"
      facts={size.class === 'small' ? [] : facts}
    />
  )
}

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FeedFacts } from '@wadah/contracts/feed-state'
import { StateShape } from '@wadah/plugin-sdk/charts'
import { Button } from '@wadah/ui/button'
import { EmptyState } from '@wadah/ui/empty-state'
import { judgeFeed } from '@wadah/ui/judge-frame'
import { wordFailure, wordFullInstant, wordPeriod, wordState } from '@wadah/ui/words'
import { useNow } from '../live/use-live.ts'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import { api, errorCode } from '../trpc.ts'
import { HoldReach } from './hold-reach.tsx'
import { RoomPage } from '../room/room-page.tsx'
import { RoomLinks } from '../workspace/workspace-page.tsx'
import { HoldDialog } from './hold-dialog.tsx'
import styles from './operations.module.css'

/** Every feed this person may see: its age, its bridge, and what may be done about it. */
export function FeedsPage() {
  const { t } = useTranslation()
  const { data, error } = useQuery({ queryKey: ['feeds'], queryFn: () => api.feeds.list.query(), refetchInterval: 5_000 })
  const offices = [...new Map(data?.map(({ opd, opdName = opd }) => [opd, opdName]))].toSorted(([, a], [, b]) => a.localeCompare(b))
  return (
    <RoomPage title={t('feeds.title')} lead={t('feeds.lead')} above={<RoomLinks current="feeds" />}>
      {error !== null && data === undefined && <EmptyState title={t('board.none')} text={t('page.unreachable')} />}
      {data?.length === 0 && <EmptyState title={t('feeds.none')} text={t('feeds.noneText')} />}
      {offices.map(([opd, name]) => (
        <section key={opd} aria-label={name}>
          <h2>{name}</h2>
          <ul className={styles['feeds']}>
            {data
              ?.filter((facts) => facts.opd === opd)
              .map((facts) => (
                <FeedRow key={facts.id} facts={facts} />
              ))}
          </ul>
        </section>
      ))}
    </RoomPage>
  )
}

function FeedRow({ facts }: { facts: FeedFacts }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { caller } = useSession()
  const client = useQueryClient()
  const now = useNow()
  const [said, setSaid] = useState('')
  const [isHolding, setHolding] = useState(false)
  const feed = judgeFeed(facts, now)
  const words = { locale, utcOffsetMinutes: facts.rule.utcOffsetMinutes }
  const mayHold =
    caller.roles.includes('curator') ||
    (caller.opd === facts.opd && caller.roles.some((role) => ['head', 'publisher', 'officer'].includes(role)))
  const act = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      const answer = (await work()) as { ok?: boolean; code?: string } | undefined
      setSaid(answer?.ok === false ? wordFailure(answer.code, facts.source, locale) : t('feeds.done'))
    } catch (thrown) {
      setSaid(t('feeds.failed', { code: errorCode(thrown) }))
    }
    await client.invalidateQueries({ queryKey: ['feeds'] })
  }
  const asOf =
    feed.age.asOf === undefined
      ? facts.times.period === undefined
        ? '–'
        : wordPeriod(facts.times.period, words)
      : wordFullInstant(feed.age.asOf, words)
  return (
    <li>
      <StateShape state={feed.shown} />
      <span className={styles['name']}>
        <b>{facts.title[locale]}</b>
        <small>
          {wordState(feed.shown, locale)} · {asOf} · {facts.source}
          {facts.run.failedRuns > 0 &&
            ` · ${t('feeds.failedRuns', { count: facts.run.failedRuns })}: ${wordFailure(facts.run.code, facts.source, locale)}`}
          {facts.hold && ` · ${facts.hold.reason[locale]}`}
        </small>
      </span>
      {facts.hold && caller.roles.some((role) => ['curator', 'operator', 'auditor'].includes(role)) && <HoldReach feed={facts.id} />}
      <span className={styles['acts']} role="status">
        {said}
      </span>
      <Button onPress={() => void act(() => api.feeds.runNow.mutate({ id: facts.id }))}>{t('feeds.runNow')}</Button>
      {mayHold && !facts.hold && <Button onPress={() => setHolding(true)}>{t('feeds.hold')}</Button>}
      {mayHold && facts.hold && (
        <>
          <Button onPress={() => void act(() => api.feeds.unhold.mutate({ id: facts.id, accept: true }))}>{t('feeds.accept')}</Button>
          <Button onPress={() => void act(() => api.feeds.unhold.mutate({ id: facts.id, accept: false }))}>{t('feeds.unhold')}</Button>
        </>
      )}
      {isHolding && (
        <HoldDialog
          title={facts.title[locale]}
          onClose={() => setHolding(false)}
          onHold={(reason) => void act(() => api.feeds.hold.mutate({ id: facts.id, reason }))}
        />
      )}
    </li>
  )
}

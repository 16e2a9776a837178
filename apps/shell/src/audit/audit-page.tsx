import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { EmptyState } from '@wadah/ui/empty-state'
import { RoomPage } from '../room/room-page.tsx'
import { addRoomTexts } from '../texts/room-texts.ts'
import { api, errorCode } from '../trpc.ts'
import { AuditFilters, filterQuery, noFilter, type AuditFilter } from './audit-filters.tsx'
import { AuditList } from './audit-list.tsx'
import { ChainState } from './chain-state.tsx'
import en from './locales/en.json'
import id from './locales/id.json'
import { saveFile } from './save-file.ts'
import styles from './audit.module.css'

addRoomTexts(id, en)

/** Who did what, when, to what; and whether the record of it is whole. */
export function AuditPage() {
  const { t } = useTranslation()
  const [filter, setFilter] = useState<AuditFilter>(noFilter)
  const asked = filterQuery(filter)
  const state = useQuery({ queryKey: ['audit-state'], queryFn: () => api.audit.state.query(), refetchInterval: 60_000 })
  const actions = useQuery({ queryKey: ['audit-actions'], queryFn: () => api.audit.actions.query() })
  const list = useInfiniteQuery({
    queryKey: ['audit', asked],
    queryFn: ({ pageParam }) => api.audit.list.query({ ...asked, ...(pageParam === undefined ? {} : { before: pageParam }) }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => (last.hasMore ? last.entries.at(-1)?.id : undefined),
    placeholderData: keepPreviousData,
  })
  const entries = list.data?.pages.flatMap((page) => page.entries)
  const isFiltered = Object.keys(asked).length > 0
  if (list.error !== null && entries === undefined) return <Refused code={errorCode(list.error)} />
  return (
    <RoomPage title={t('audit.title')} lead={t('audit.lead')}>
      {state.data && <ChainState state={state.data} />}
      <AuditFilters filter={filter} actions={actions.data ?? []} onChange={setFilter} />
      <div className={styles['bar']}>
        <p role="status">
          {entries && (list.hasNextPage ? t('audit.countMore', { count: entries.length }) : t('audit.count', { count: entries.length }))}
        </p>
        <CsvButton filter={filter} />
      </div>
      {entries?.length === 0 && (
        <EmptyState
          title={isFiltered ? t('audit.noMatch') : t('audit.none')}
          text={isFiltered ? t('audit.noMatchText') : t('audit.noneText')}
          action={isFiltered && <Button onPress={() => setFilter(noFilter)}>{t('audit.clear')}</Button>}
        />
      )}
      {entries && entries.length > 0 && <AuditList entries={entries} />}
      {list.hasNextPage && (
        <Button onPress={() => void list.fetchNextPage()} isDisabled={list.isFetchingNextPage}>
          {t('audit.older')}
        </Button>
      )}
    </RoomPage>
  )
}

function Refused({ code }: { code: string }) {
  const { t } = useTranslation()
  const isAway = code === 'offline'
  return (
    <RoomPage title={t('audit.title')} lead={t('audit.lead')}>
      <EmptyState
        title={isAway ? t('board.none') : t('audit.forbidden')}
        text={isAway ? t('page.unreachable') : t('audit.forbiddenText')}
      />
    </RoomPage>
  )
}

function CsvButton({ filter }: { filter: AuditFilter }) {
  const { t } = useTranslation()
  const [said, setSaid] = useState('')
  const save = async (): Promise<void> => {
    try {
      const { csv, rows } = await api.audit.exportCsv.mutate(filterQuery(filter))
      saveFile(`wadah-audit-${new Date().toISOString().slice(0, 10)}.csv`, csv)
      setSaid(t('audit.saved', { count: rows }))
    } catch (thrown) {
      setSaid(errorCode(thrown) === 'offline' ? t('page.unreachable') : t('audit.notSaved'))
    }
  }
  return (
    <span className={styles['csv']}>
      <span role="status">{said}</span>
      <Button onPress={() => void save()}>{t('audit.csv')}</Button>
    </span>
  )
}

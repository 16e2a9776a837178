import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { EmptyState } from '@wadah/ui/empty-state'
import { SearchField } from '@wadah/ui/search-field'
import { RoomPage } from '../room/room-page.tsx'
import { LinkDialog, type OneTimeLink } from '../people/link-dialog.tsx'
import '../people/texts.ts'
import { useSession } from '../session/session.tsx'
import { api } from '../trpc.ts'
import { AddDialog } from './add-dialog.tsx'
import { EndDialog } from './end-dialog.tsx'
import { HandOverDialog } from './hand-over-dialog.tsx'
import { OfficeRow, type OfficeEntry } from './office-row.tsx'
import { PlannedChanges } from './planned-changes.tsx'
import { PluginList, type OwnedPlugin } from './plugin-list.tsx'
import { RenameDialog } from './rename-dialog.tsx'
import './texts.ts'
import styles from './offices.module.css'

type Open = { kind: 'add' } | { kind: 'hand-over'; plugin: OwnedPlugin } | { kind: 'rename' | 'end'; office: OfficeEntry }

function isFound({ id, name, shortName, aliases, formerNames }: OfficeEntry, sought: string): boolean {
  const words = [id, name, shortName, ...aliases, ...formerNames.map((former) => `${former.name} ${former.shortName}`)].join(' ')
  return words.toLowerCase().includes(sought.trim().toLowerCase())
}

/** The register of offices: who is there, who was, and which plugins need an owner. */
export function OfficesPage() {
  const { t } = useTranslation()
  const { caller } = useSession()
  const client = useQueryClient()
  const [open, setOpen] = useState<Open>()
  const [said, setSaid] = useState('')
  const [sought, setSought] = useState('')
  const mayKeep = caller.roles.some((role) => role === 'curator' || role === 'operator')
  const { data, error } = useQuery({ queryKey: ['offices', 'records'], queryFn: () => api.offices.records.query() })
  const plugins = useQuery({ queryKey: ['offices', 'plugins'], queryFn: () => api.offices.plugins.query() })
  const found = data?.offices.filter((office) => isFound(office, sought)) ?? []
  const present = found.filter(({ until }) => until === undefined)
  const ended = found.filter(({ until }) => until !== undefined)
  const ageing = plugins.data?.filter((plugin) => plugin.ageing.length > 0) ?? []
  const handOver = mayKeep ? (plugin: OwnedPlugin) => setOpen({ kind: 'hand-over', plugin }) : undefined
  const [link, setLink] = useState<OneTimeLink>()
  const close = (news?: string, invitation?: OneTimeLink): void => {
    setOpen(undefined)
    setLink(invitation)
    if (news === undefined) return
    setSaid(news)
    void client.invalidateQueries({ queryKey: ['offices'] })
  }
  return (
    <>
      <RoomPage
        title={t('offices.title')}
        lead={t('offices.lead')}
        said={said}
        action={
          mayKeep && (
            <Button kind="primary" onPress={() => setOpen({ kind: 'add' })}>
              {t('offices.add')}
            </Button>
          )
        }
      >
        {error !== null && data === undefined && <EmptyState title={t('offices.title')} text={t('page.unreachable')} />}
        {data?.offices.length === 0 && <EmptyState title={t('offices.none')} text={t('offices.noneText')} />}
        <PlannedChanges mayKeep={mayKeep} onDone={close} />
        {ageing.length > 0 && (
          <section>
            <h2>{t('offices.ageing')}</h2>
            <p className={styles['quiet']}>{t('offices.ageingLead')}</p>
            <PluginList plugins={ageing} onHandOver={handOver} />
          </section>
        )}
        {data !== undefined && data.offices.length > 0 && (
          <div className={styles['search']}>
            <SearchField label={t('offices.search')} clearLabel={t('gallery.clear')} value={sought} onChange={setSought} />
          </div>
        )}
        {data !== undefined && data.offices.length > 0 && found.length === 0 && <p className={styles['quiet']}>{t('offices.nothing')}</p>}
        <ul className={styles['list']}>
          {present.map((office) => (
            <OfficeRow key={office.id} office={office}>
              {mayKeep && (
                <>
                  <Button onPress={() => setOpen({ kind: 'rename', office })}>{t('offices.rename')}</Button>
                  <Button onPress={() => setOpen({ kind: 'end', office })}>{t('offices.end')}</Button>
                </>
              )}
            </OfficeRow>
          ))}
        </ul>
        {ended.length > 0 && (
          <section>
            <h2>{t('offices.ended')}</h2>
            <ul className={styles['list']}>
              {ended.map((office) => (
                <OfficeRow key={office.id} office={office}>
                  {mayKeep && office.successor === undefined && office.plugins > 0 && (
                    <Button onPress={() => setOpen({ kind: 'end', office })}>{t('offices.giveSuccessor')}</Button>
                  )}
                </OfficeRow>
              ))}
            </ul>
          </section>
        )}
        {plugins.data !== undefined && plugins.data.length > 0 && sought === '' && (
          <section>
            <h2>{t('offices.plugins')}</h2>
            {ageing.length === 0 && <p className={styles['quiet']}>{t('offices.ageingNone')}</p>}
            <PluginList plugins={plugins.data.filter((plugin) => plugin.ageing.length === 0)} onHandOver={handOver} />
          </section>
        )}
      </RoomPage>
      {open?.kind === 'add' && <AddDialog mayInvite={data?.mayInvite === true} onClose={close} />}
      {link && <LinkDialog link={link} onClose={() => setLink(undefined)} />}
      {open?.kind === 'hand-over' && (
        <HandOverDialog plugin={open.plugin} offices={data?.offices.filter(({ until }) => until === undefined) ?? []} onClose={close} />
      )}
      {open?.kind === 'rename' && <RenameDialog office={open.office} onClose={close} />}
      {open?.kind === 'end' && (
        <EndDialog
          office={open.office}
          others={data?.offices.filter(({ id, until }) => until === undefined && id !== open.office.id) ?? []}
          onClose={close}
        />
      )}
    </>
  )
}

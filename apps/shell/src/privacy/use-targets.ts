import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { wordFullInstant } from '@wadah/ui/words'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import { api, type ApiOutputs } from '../trpc.ts'

/** What a purge takes away. */
export type PurgeTarget = Parameters<typeof api.privacy.proposePurge.mutate>[0]['target']

/** Something kept of a plugin that may be chosen. */
export interface TargetChoice {
  id: string
  label: string
  note: string
  target: PurgeTarget
}

type Holdings = ApiOutputs['privacy']['holdings']

/** Code of a release runs on screens and in the sandbox: what is purged of it stops it, so it stands last. */
const isCode = (path: string): boolean => path.endsWith('.js') || path === 'plugin.json' || path === 'contract.json'

/** What is kept of a plugin and may be purged: recordings of its feeds, uploads, files of its releases. */
export function useTargets(plugin: string | undefined): TargetChoice[] {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { city } = useSession()
  const { data } = useQuery({
    queryKey: ['holdings', plugin],
    queryFn: () => api.privacy.holdings.query({ plugin: plugin ?? '' }),
    enabled: plugin !== undefined,
  })
  if (data === undefined || plugin === undefined) return []
  const at = (instant: string): string => wordFullInstant(Date.parse(instant), { locale, utcOffsetMinutes: city.utcOffsetMinutes })
  const feeds = data.feeds.flatMap(({ id, title, versions }): TargetChoice[] => {
    const kept = versions.filter(({ isPurged }) => !isPurged)
    const [newest, oldest] = [kept[0], kept.at(-1)]
    if (newest === undefined || oldest === undefined) return []
    const note = t('purge.versions', { from: oldest.version, to: newest.version, at: at(newest.fetchedAt) })
    const target: PurgeTarget = { kind: 'snapshots', feed: id, from: newest.version, to: newest.version }
    return [{ id: `feed ${id}`, label: `${t('purge.kind.snapshots')}: ${title[locale]}`, note, target }]
  })
  return [...feeds, ...depositsOf(data, plugin, { at, label: t('purge.kind.deposit') }), ...filesOf(data, t('purge.kind.file'))]
}

function depositsOf({ deposits }: Holdings, plugin: string, words: { at(instant: string): string; label: string }): TargetChoice[] {
  return deposits
    .filter(({ isPurged }) => !isPurged)
    .map(({ intake, revision, fileName, uploadedAt }) => ({
      id: `deposit ${intake} ${revision}`,
      label: `${words.label}: ${fileName}`,
      note: words.at(uploadedAt),
      target: { kind: 'deposit', plugin, intake, revision },
    }))
}

function filesOf({ releases }: Holdings, label: string): TargetChoice[] {
  return releases.flatMap(({ hash, version, files }) =>
    files
      .toSorted((a, b) => Number(isCode(a.path)) - Number(isCode(b.path)) || a.path.localeCompare(b.path))
      .map(({ path, sha256 }) => ({
        id: `file ${hash} ${path}`,
        label: `${label}: ${path}`,
        note: version,
        target: { kind: 'file', release: hash, path, sha256 },
      })),
  )
}

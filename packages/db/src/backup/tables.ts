/**
 * Every table a backup holds, parents before children. Not among them: sessions and verifications, since whoever was signed in signs in
 * again; codes of walls that wait, since they last ten minutes; and the queue, since feeds are scheduled again from what is enabled.
 */
export const backedUpTables = [
  'setting',
  'opd',
  'area',
  'boundary',
  'connection',
  'publishing_key',
  'plugin',
  'release',
  'file',
  'release_file',
  'curation_event',
  'enablement',
  'plugin_config',
  'feed',
  'feed_run',
  'snapshot',
  'hold',
  'measure_point',
  'measure_revision',
  'deposit',
  'board',
  'board_operation',
  'audit_event',
  'former_opd_name',
  'plugin_handover',
  'user',
  'account',
  'screen',
] as const

export type BackedUpTable = (typeof backedUpTables)[number]

/** Tables whose rows may hold megabytes; few are read at once. */
export const tablesOfLargeRows: ReadonlySet<BackedUpTable> = new Set([
  'file',
  'release',
  'snapshot',
  'hold',
  'deposit',
  'board',
  'board_operation',
])

/** Tables whose ids come from a sequence that must continue after a restore. */
export const sequencedTables = ['curation_event', 'feed_run', 'hold', 'audit_event', 'plugin_handover'] as const

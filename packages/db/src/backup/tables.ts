/** Every table a backup holds, parents before children. The queue is not among them: feeds are scheduled again from what is enabled. */
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
  'user',
  'account',
] as const

/** Tables whose ids come from a sequence that must continue after a restore. */
export const sequencedTables = ['curation_event', 'feed_run', 'hold', 'audit_event'] as const

/**
 * Every table a backup holds, parents before children. Not among them: sessions with what they stated, verifications, one-time links, failed attempts and
 * walls that wait for their code, since whoever was signed in signs in again, and the queue, since feeds are scheduled again from what is enabled.
 */
export const backedUpTables = [
  'setting',
  'opd',
  'area',
  'boundary',
  'connection',
  'publishing_key',
  'api_key',
  'plugin',
  'release',
  'file',
  'release_file',
  'curation_event',
  'release_checking',
  'release_check',
  'release_decision',
  'curation_policy',
  'enablement',
  'enablement_rule',
  'plugin_stop',
  'widget_crash',
  'widget_complaint',
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
  'classification_change',
  'meeting',
  'audit_seal',
  'purge',
  'former_opd_name',
  'plugin_handover',
  'office_plan',
  'user',
  'account',
  'screen',
  'two_factor',
  'passkey',
  'deputy',
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
export const sequencedTables = [
  'curation_event',
  'release_decision',
  'enablement_rule',
  'widget_crash',
  'widget_complaint',
  'feed_run',
  'hold',
  'audit_event',
  'classification_change',
  'meeting',
  'purge',
  'plugin_handover',
  'office_plan',
] as const

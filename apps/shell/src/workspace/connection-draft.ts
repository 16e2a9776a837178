import type { ApiInputs } from '../trpc.ts'

/** How a source is told who asks. `keep`: as it is stored. */
export type Credentials = 'keep' | 'none' | 'bearer' | 'basic' | 'header'

/** A connection as it stands in the form. */
export interface ConnectionDraft {
  name: string
  baseUrl: string
  credentials: Credentials
  token: string
  user: string
  password: string
  header: string
  value: string
}

/** What is wrong with a field; the interface says it in words. */
export type DraftProblem = 'name' | 'taken' | 'address' | 'host' | 'empty' | 'headerName'
export type DraftProblems = Partial<Record<keyof ConnectionDraft, DraftProblem>>

/** What a draft is checked against. */
export interface DraftRules {
  /** Names that are in use already. */
  taken: readonly string[]
  /** Hosts that the plugins which use it may reach; empty when none uses it yet. */
  hosts: readonly string[]
}

/** In place of an address: the demo's stand-in for the source. */
export const simulatorMark = '{{simulator}}'

/** A draft to begin with. */
export function emptyDraft(name = ''): ConnectionDraft {
  return { name, baseUrl: '', credentials: 'none', token: '', user: '', password: '', header: '', value: '' }
}

function checkAddress(text: string, hosts: readonly string[]): DraftProblem | undefined {
  const url = URL.parse(text.trim())
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') return 'address'
  const isAllowed = hosts.length === 0 || hosts.includes(url.host) || hosts.includes(url.hostname)
  return isAllowed ? undefined : 'host'
}

/** Problems of a draft by field; none when it may be saved. */
export function checkDraft(draft: ConnectionDraft, { taken, hosts }: DraftRules): DraftProblems {
  const problems: DraftProblems = {}
  if (!/^[a-z][a-z0-9-]{0,31}$/.test(draft.name.trim())) problems.name = 'name'
  else if (taken.includes(draft.name.trim())) problems.name = 'taken'
  const address = checkAddress(draft.baseUrl, hosts)
  if (address) problems.baseUrl = address
  const needed: Record<Credentials, readonly (keyof ConnectionDraft)[]> = {
    keep: [],
    none: [],
    bearer: ['token'],
    basic: ['user', 'password'],
    header: ['header', 'value'],
  }
  for (const field of needed[draft.credentials]) if (draft[field] === '') problems[field] = 'empty'
  if (draft.credentials === 'header' && draft.header !== '' && !/^[A-Za-z0-9-]{1,64}$/.test(draft.header)) problems.header = 'headerName'
  return problems
}

/** A checked draft as the server takes it. */
export function draftToSave(draft: ConnectionDraft): ApiInputs['connections']['save'] {
  const row = { name: draft.name.trim(), kind: 'http' as const, baseUrl: draft.baseUrl.trim() }
  switch (draft.credentials) {
    case 'keep':
      return row
    case 'none':
      return { ...row, auth: null }
    case 'bearer':
      return { ...row, auth: { kind: 'bearer', token: draft.token } }
    case 'basic':
      return { ...row, auth: { kind: 'basic', user: draft.user, password: draft.password } }
    case 'header':
      return { ...row, auth: { kind: 'header', name: draft.header, value: draft.value } }
  }
}

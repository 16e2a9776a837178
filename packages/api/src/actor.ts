import type { Caller } from '@wadah/contracts/roles'

/** How a caller is written into the audit trail and histories: an id, and the name where there is one. */
export function actorOf(caller: Caller): string {
  if (caller.kind === 'user') return caller.name ?? caller.userId ?? 'user'
  if (caller.kind === 'screen') return `layar ${caller.name ?? caller.screenId ?? ''}`
  if (caller.kind === 'publishing-key') return `kunci ${caller.opd ?? ''} ${caller.keyId ?? ''}`
  return caller.kind === 'local-operator' ? 'operator' : 'anonim'
}

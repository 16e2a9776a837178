import type { Caller } from '@wadah/contracts/roles'
import type { Actor } from '@wadah/db/audit'

/** How a caller is written into the audit trail: the name as it is now, and an id that stays. Histories keep the name alone. */
export function actorOf(caller: Caller): Actor {
  const { kind, name, userId, screenId, opd, keyId, apiKeyId } = caller
  switch (kind) {
    case 'user':
      return { name: name ?? userId ?? 'user', id: `user:${userId ?? ''}` }
    case 'screen':
      return { name: `layar ${name ?? screenId ?? ''}`, id: `screen:${screenId ?? ''}` }
    case 'publishing-key':
      return { name: `kunci ${opd ?? ''} ${keyId ?? ''}`, id: `key:${keyId ?? ''}` }
    case 'api-key':
      return { name: `kunci API ${opd ?? ''} “${name ?? apiKeyId ?? ''}”`, id: `api-key:${apiKeyId ?? ''}` }
    case 'local-operator':
      return { name: 'operator', id: 'operator' }
    case 'anonymous':
      return { name: 'anonim', id: 'anonymous' }
  }
}

/** How a caller is named in histories besides the audit trail. */
export function nameOf(caller: Caller): string {
  return actorOf(caller).name
}

import type { Attack } from './attack.ts'
import { escapeAttacks } from './escape.ts'
import { networkAttacks } from './network.ts'
import { portAttacks } from './port.ts'
import { realmAttacks } from './realms.ts'
import { storageAttacks } from './storage.ts'

/** Every attack of the table, as it runs in one widget. */
export const allAttacks: Attack[] = [...networkAttacks, ...storageAttacks, ...realmAttacks, ...escapeAttacks, ...portAttacks]

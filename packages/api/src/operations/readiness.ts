import { listPeople } from '@wadah/db/people'
import { administrators } from '../people/grant-rules.ts'
import { procedure } from '../procedure.ts'

/** What an installation needs before a city may lean on it. */
export const readinessItems = ['administrator', 'second-curator', 'second-factor', 'backup', 'secret', 'tls'] as const

/** One of the things an installation needs, and whether it is there. */
export interface ReadinessItem {
  id: (typeof readinessItems)[number]
  ready: boolean
}

const dayMs = 24 * 3_600_000

export const readiness = procedure
  .meta({ authority: { kind: 'roles', roles: ['operator', 'curator', 'auditor'] } })
  .query(async ({ ctx }): Promise<ReadinessItem[]> => {
    const [people, health] = await Promise.all([listPeople(ctx.database, new Date(ctx.services.now())), ctx.services.operations.health()])
    const having = (role: 'operator' | 'curator'): number => people.filter(({ user }) => user.roles.includes(role)).length
    const powerful = people.filter(({ user }) => user.disabledAt === null && user.roles.some((role) => administrators.includes(role)))
    const { lastAt, lastError } = health.backup
    const ready: Record<ReadinessItem['id'], boolean> = {
      administrator: having('operator') > 0,
      'second-curator': having('curator') > 1,
      'second-factor': powerful.length > 0 && powerful.every(({ user, passkeys }) => user.twoFactorEnabled || passkeys > 0),
      // Nightly backups: one that is older than two nights was missed.
      backup: lastError === undefined && lastAt !== undefined && ctx.services.now() - Date.parse(lastAt) <= 2 * dayMs,
      secret: health.secret === 'environment',
      tls: health.secure,
    }
    return readinessItems.map((id) => ({ id, ready: ready[id] }))
  })

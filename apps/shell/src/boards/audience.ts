import { roles, type Role } from '@wadah/contracts/roles'

/** What a role may do with a board. */
export const boardRights = ['none', 'view', 'edit'] as const
export type BoardRight = (typeof boardRights)[number]

/** Roles a board can be shared with; a wall is given its boards with the wall itself. */
export const audienceRoles = roles.filter((role) => role !== 'screen')

type AudienceRole = (typeof audienceRoles)[number]

/** What each role may do. */
export type Audience = Readonly<Partial<Record<Role, BoardRight>>>

/** What a new board starts with: the mayor and the staff arrange it, and so does whoever makes it. */
export function startingAudience(own: readonly Role[]): Audience {
  const makers = own.filter((role) => role === 'mayor' || role === 'staff' || role === 'curator')
  return { leader: 'view', mayor: 'edit', staff: 'edit', ...Object.fromEntries(makers.map((role) => [role, 'edit'])) }
}

/** Reads the rights from the two lists a board keeps. */
export function audienceOf({ viewers, editors }: { viewers: readonly Role[]; editors: readonly Role[] }): Audience {
  return Object.fromEntries([...viewers.map((role) => [role, 'view']), ...editors.map((role) => [role, 'edit'])]) as Audience
}

/** The two lists a board keeps. */
export function listsOf(audience: Audience): { viewers: AudienceRole[]; editors: AudienceRole[] } {
  const having = (right: BoardRight): AudienceRole[] => audienceRoles.filter((role) => audience[role] === right)
  return { viewers: having('view'), editors: having('edit') }
}

import type { Area } from '@wadah/contracts/area'

/** How the outline of each area is made. */
export interface DrawingPlan {
  /** Area code to the codes of the outlines in the file whose union it is; often just itself. */
  parts: Map<string, string[]>
  /** Areas whose outline was joined from the areas below. */
  dissolved: string[]
  /** Areas that could not be joined since some of those below have no outline. */
  incomplete: { code: string; lacks: string[] }[]
}

/**
 * Joins kelurahan to kecamatan and kecamatan to the city, by code.
 *
 * @remarks Where all areas below are there, they win over an outline of the area itself: files of several levels seldom share their
 * borders, and a map of both would show two lines. Deepest first, so that a city can be joined from joined kecamatan.
 */
export function dissolveAreas(outlined: ReadonlySet<string>, areas: readonly Area[]): DrawingPlan {
  const below = new Map<string, string[]>()
  for (const { code, parent } of areas) if (parent !== undefined) below.set(parent, [...(below.get(parent) ?? []), code])
  const plan: DrawingPlan = { parts: new Map(), dissolved: [], incomplete: [] }
  for (const { code } of areas.toSorted((a, b) => b.code.length - a.code.length)) {
    const children = below.get(code) ?? []
    const lacks = children.filter((child) => !plan.parts.has(child))
    if (children.length > 0 && lacks.length === 0) {
      plan.parts.set(
        code,
        children.flatMap((child) => plan.parts.get(child) ?? []),
      )
      plan.dissolved.push(code)
    } else if (outlined.has(code)) plan.parts.set(code, [code])
    else if (lacks.length < children.length) plan.incomplete.push({ code, lacks })
  }
  return plan
}

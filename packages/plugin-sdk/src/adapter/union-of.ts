import type { DialectSchema } from '@wadah/contracts/dialect'
import { refuseSchema } from './refuse-schema.ts'

/** Joins recorded branches: nullable, literals, or objects that a literal field tells apart; other unions are refused. */
export function unionOf(branches: DialectSchema[], path: string): DialectSchema {
  const [only] = branches
  if (only !== undefined && branches.length === 1) return only
  const others = branches.filter((branch) => !('type' in branch && branch.type === 'null'))
  const isNullable = others.length < branches.length && others.length === 1
  const isLiterals = others.every((branch) => 'const' in branch)
  if (!isNullable && !isLiterals && discriminator(others) === undefined) {
    refuseSchema(
      path,
      'A union is recorded only when a literal field tells its branches apart.',
      'Use z.discriminatedUnion, z.enum or .nullable().',
    )
  }
  return { anyOf: branches }
}

/** The key whose literal differs in every branch. */
function discriminator(branches: DialectSchema[]): string | undefined {
  const [first] = branches
  if (!first || !('properties' in first)) return undefined
  return Object.keys(first.properties).find((key) => {
    const values = branches.map((branch) => ('properties' in branch && branch.required.includes(key) ? branch.properties[key] : undefined))
    const literals = values.map((value) => (value && 'const' in value ? value.const : undefined))
    return literals.every((literal) => literal !== undefined) && new Set(literals).size === branches.length
  })
}

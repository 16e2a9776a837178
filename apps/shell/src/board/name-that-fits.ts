import type { FormFactor } from '@wadah/contracts/form-factor'

/** The name of who looks, unless a hand-held bar would cut it. */
export function nameThatFits(name: string | undefined, formFactor: FormFactor): string | undefined {
  return formFactor === 'phone' && name !== undefined && name.length > 10 ? undefined : name
}

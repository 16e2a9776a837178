import * as z from 'zod'

/** Languages of the interface; Indonesian comes first. */
export const locales = ['id', 'en'] as const
export type Locale = (typeof locales)[number]
export const localeSchema = z.enum(locales)

/** A text in both languages. */
export const textSchema = z.strictObject({ id: z.string().min(1).max(600), en: z.string().min(1).max(600) })
export type Text = z.infer<typeof textSchema>

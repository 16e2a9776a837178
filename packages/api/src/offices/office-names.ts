import * as z from 'zod'

/** What an office is called: in full, in short, and what people also call it. */
export const officeNamesSchema = z.strictObject({
  name: z.string().trim().min(3).max(120),
  shortName: z.string().trim().min(2).max(40),
  aliases: z.array(z.string().trim().min(2).max(120)).max(12).default([]),
})

import { createProgram } from './create-program.ts'
import { sayError } from './print.ts'

const program = createProgram({
  server: process.env.WADAH_SERVER ?? 'http://localhost:3278',
  key: process.env.WADAH_PUBLISHING_KEY ?? 'publishing-key.json',
  apiKey: process.env.WADAH_API_KEY,
  chromium: process.env.WADAH_CHROMIUM,
})

await program.parseAsync().catch(sayError)

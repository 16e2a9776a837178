import * as z from 'zod'

/** What the build of the shell writes to `csp.json`: hashes of its inline scripts and of the frame's bootstrap, and of styles a library puts in. */
const hashSchema = z.string().regex(/^sha(256|384|512)-[A-Za-z0-9+/=]+$/)
const hashesSchema = z.object({ scripts: z.array(hashSchema), styles: z.array(hashSchema).default([]) })

/**
 * The policy of every page.
 *
 * @remarks `blob:` is where verified plugin modules are evaluated; nothing else makes blobs of scripts. `frame-src 'none'` lets srcdoc
 * frames load and nothing navigate out of them. A srcdoc frame inherits this policy, so what its bootstrap needs is allowed here.
 */
export function contentSecurityPolicy(csp: unknown): string {
  const { scripts, styles } = hashesSchema.safeParse(csp).data ?? { scripts: [], styles: [] }
  const withHashes = (sources: string, hashes: readonly string[]) => [sources, ...hashes.map((hash) => `'${hash}'`)].join(' ')
  return [
    "default-src 'none'",
    withHashes("script-src 'self' blob:", scripts),
    withHashes("style-src 'self'", styles),
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ')
}

import type { Context } from 'hono'
import type { AppDeps } from './app-deps.ts'
import { acceptedEncoding, type ShellFile } from './shell-files.ts'

const notBuilt = `<!doctype html><meta charset="utf-8"><title>Wadah</title>
<p>The shell is not built yet. Run <code>npm start</code>, which builds it, or <code>npx turbo run build pack</code>.</p>`

/** Answers with the built shell: its files, and its page for every address a person may open. */
export async function serveShell(context: Context, deps: AppDeps): Promise<Response> {
  const shell = deps.shell()
  if (shell === undefined) return context.html(notBuilt, 503)
  const { path } = context.req
  const file = path === '/' ? undefined : shell.file(path)
  if (file !== undefined) return serveFile(context, file)
  // A missing asset must fail: the page in its place would be a script with HTML inside.
  if (path.startsWith('/assets/') || /\.[a-z0-9]{2,5}$/i.test(path)) return context.notFound()
  if (await startsDemo(context, deps)) return context.redirect('/demo/sign-in?as=mayor')
  const page = shell.file('/index.html')
  return page === undefined ? context.html(notBuilt, 503) : serveFile(context, page)
}

/** The first visit to a demo signs in as the mayor, so a newcomer sees the board at once. */
async function startsDemo(context: Context, deps: AppDeps): Promise<boolean> {
  if (!deps.installation.demo || context.req.path !== '/' || context.req.url.includes('?')) return false
  const { session } = await deps.identity.callerOf(context.req.raw.headers)
  return session === undefined && (await deps.demoUser?.('mayor')) !== undefined
}

async function serveFile(context: Context, file: ShellFile): Promise<Response> {
  const headers = {
    etag: file.etag,
    vary: 'accept-encoding',
    'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  }
  if (context.req.header('if-none-match') === file.etag) return new Response(null, { status: 304, headers })
  const { bytes, encoding } = await file.body(acceptedEncoding(context.req.header('accept-encoding')))
  return new Response(bytes, {
    headers: { ...headers, 'content-type': file.type, ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }) },
  })
}

/** What the server refused, in the shape procedures refuse in, so that one reader serves both. */
export class AuthRefusal extends Error {
  readonly data: { wadah: { code: string; details: Readonly<Record<string, unknown>> } }

  constructor(code: string, details: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.data = { wadah: { code, details } }
  }
}

/** Calls a path of signing in; a body makes it a POST. Throws {@link AuthRefusal}, or what the network throws. */
export async function authCall<TAnswer>(path: string, body?: unknown): Promise<TAnswer> {
  const response = await fetch(`/api/auth/${path}`, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json' },
  })
  const answer = (await response.json().catch(() => ({}))) as { code?: string; details?: Record<string, unknown> }
  if (!response.ok) throw new AuthRefusal(answer.code ?? (response.status === 401 ? 'unauthenticated' : 'internal'), answer.details)
  return answer as TAnswer
}

/**
 * Runs before the first paint, so that nobody who chose a light screen sees a dark flash. The same rules as `src/look/look-store.ts`.
 *
 * @remarks It stands in the page as it is here: the policy allows it by its hash.
 */
export const firstLook = `{
  const root = document.documentElement
  let look = {}
  try { look = JSON.parse(localStorage.getItem('wadah-look') ?? '{}') } catch {}
  const isWall = innerWidth >= 2560 || new URLSearchParams(location.search).get('layar') === 'dinding'
  const isLight = !isWall && matchMedia('(prefers-color-scheme: light)').matches
  root.dataset.theme = look.theme ?? (isLight ? 'terang' : 'gelap')
  root.dataset.density = isWall ? 'wall' : innerWidth < 600 ? 'hand' : 'desk'
  root.lang = look.locale ?? 'id'
}`

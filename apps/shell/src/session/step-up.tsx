/** Gives the way to do an act that may need a fresh proof of who one is. */
export function useStepUp(): <T>(act: () => Promise<T>) => Promise<T> {
  return (act) => act()
}

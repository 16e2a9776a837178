/**
 * The part of a frame's bootstrap that stands between a widget and its port, as text.
 *
 * @remarks The widget never holds the port itself: what it says is turned into text and back, so that nothing but data of a bearable
 * size leaves the frame, whatever prototypes were changed. Only a widget that was just touched may change what else is on the screen; the
 * frame knows it better than the page, where a touch elsewhere counts, too. A second port answers the host's beats as long as the frame is not stuck.
 */
export const frameDoor = `
const longest = 4_000_000
const isActive = getOwnPropertyDescriptor(UserActivation.prototype, 'isActive').get, { userActivation } = navigator
const openDoor = (port, beat) => {
  outer = port
  beat.onmessage = () => apply(post, beat, [0])
  const door = new EventTarget()
  const dispatch = door.dispatchEvent
  port.addEventListener('message', (event) => apply(dispatch, door, [new Message('message', { data: apply(dataOf, event, []) })]))
  door.postMessage = (message) => {
    const text = stringify(message)
    if (text.length > longest) return throwRefusal('a message of more than 4 MB')
    const said = parse(text)
    if ((said?.type === 'openDetail' || said?.type === 'areaSelected') && !apply(isActive, userActivation, [])) return refuse(said.type + ' without anybody having touched the widget')
    apply(post, port, [said])
  }
  door.start = () => apply(startPort, port, [])
  door.close = () => apply(closePort, port, [])
  return door
}
`

// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { takePicture } from './take-picture.ts'

function pictureOf(html: string, size = { width: 300, height: 200 }): string | undefined {
  const root = document.createElement('div')
  root.innerHTML = html
  document.body.replaceChildren(root)
  return takePicture(root, size)
}

test('a picture is one SVG of the slot’s size that holds what is seen, styles written out', () => {
  const picture = pictureOf(
    '<p class="big" style="color: rgb(1, 2, 3)">12 <b>orang</b></p><svg viewBox="0 0 9 9"><rect width="4" height="2"></rect></svg>',
  )

  const parsed = new DOMParser().parseFromString(picture ?? '', 'image/svg+xml')
  expect(parsed.querySelector('parsererror')).toBeNull()
  expect(parsed.documentElement.getAttribute('viewBox')).toBe('0 0 300 200')
  expect(parsed.documentElement.textContent).toBe('12 orang')
  expect(parsed.querySelector('p')?.getAttribute('style')).toContain('color:rgb(1, 2, 3)')
  expect(parsed.querySelector('p')?.hasAttribute('class')).toBe(false)
  expect(parsed.querySelector('rect')?.getAttribute('width')).toBe('4')
})

test('nothing in it runs, loads or leads anywhere', () => {
  const picture = pictureOf(
    `<b onclick="x()" id="a" style="background: url(https://jahat.example/a)">1</b><a href="https://jahat.example/b">2</a>
    <script>x()</script><style>b { color: red }</style><img src="https://jahat.example/c"><iframe src="https://jahat.example/d"></iframe>
    <svg><image href="https://jahat.example/e"></image><use href="#a"></use><rect fill="url(https://jahat.example/f)"></rect>
    <foreignObject><b>3</b></foreignObject><animate attributeName="href" to="javascript:x()"></animate></svg>`,
  )

  expect(picture).not.toMatch(/jahat|javascript:|x\(\)|<script|<style|<img|<image|<use|<iframe|<animate|onclick|href|id=/)
  expect(picture).toMatch(/>1<\/b>.*>2<\/a>/s)
})

test.each([
  ['of too many elements', '<p>1</p>'.repeat(3_001)],
  ['of too many letters', `<p>${'1'.repeat(400_001)}</p>`],
])('one %s is none', (_what, html) => {
  expect(pictureOf(html)).toBeUndefined()
})

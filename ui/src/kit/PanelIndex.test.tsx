import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { Panel } from './Panel';
import { PanelIndex } from './PanelIndex';

it('brings a panel to the top and puts the next key into its first field', async () => {
  const shown: Element[] = [];
  Element.prototype.scrollIntoView = function () {
    shown.push(this);
  };
  render(
    <>
      <PanelIndex
        label="本页内容"
        panels={[
          ['money', '价格和税率'],
          ['rules', '营业和期限'],
        ]}
      />
      <Panel title="价格和税率" anchor="money">
        <input aria-label="工时单价" />
      </Panel>
      <Panel title="营业和期限" anchor="rules">
        <input aria-label="开门" />
      </Panel>
    </>,
  );
  await userEvent.click(screen.getByTestId('go-to-rules'));
  expect(shown).toEqual([document.getElementById('rules')]);
  expect(document.activeElement).toBe(screen.getByLabelText('开门'));
});

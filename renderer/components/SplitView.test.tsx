import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { setWindowWidth } from '../../test/dom/setup.ts';
import { SplitView, type Pane } from './SplitView.tsx';

function Panes() {
  const [front, setFront] = useState<Pane>('task');
  return <SplitView papers={<input aria-label="in papers" />} task={<input aria-label="in task" />} taskLabel="Facts" front={front} onFront={setFront} />;
}

describe('Split view', () => {
  it('starts at 55 to 45 and moves by keyboard, within limits', async () => {
    const user = userEvent.setup();
    render(<Panes />);
    const divider = screen.getByRole('separator', { name: 'Width of the papers pane' });
    expect(divider).toHaveAttribute('aria-valuenow', '55');
    divider.focus();
    await user.keyboard('{ArrowLeft}{ArrowLeft}{ArrowRight}');
    expect(divider).toHaveAttribute('aria-valuenow', '53');
    await user.keyboard('{End}{ArrowRight}');
    expect(divider).toHaveAttribute('aria-valuenow', '75');
    await user.keyboard('{Home}{ArrowLeft}');
    expect(divider).toHaveAttribute('aria-valuenow', '25');
  });

  it('becomes tabs in a small window; both panes keep what was typed', async () => {
    setWindowWidth(640);
    const user = userEvent.setup();
    render(<Panes />);
    expect(screen.queryByRole('separator')).not.toBeInTheDocument();
    const [papers, facts] = screen.getAllByRole('tab');
    expect(facts).toHaveAttribute('aria-selected', 'true');
    await user.type(screen.getByLabelText('in task'), 'half an answer');
    facts!.focus();
    await user.keyboard('{ArrowLeft}');
    expect(papers).toHaveFocus();
    expect(screen.getByLabelText('in papers')).toBeVisible();
    expect(screen.getByLabelText('in task')).not.toBeVisible();
    await user.keyboard('{F6}');
    await waitFor(() => expect(screen.getByRole('tabpanel', { name: 'Facts' })).toHaveFocus());
    expect(screen.getByLabelText('in task')).toHaveValue('half an answer');
  });
});

import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { Exported } from './exports.ts';

/** Takes what is on the screen along, in the formats that the program answers it in. */
export function Export({ of }: { readonly of: readonly Exported[] }) {
  return (
    <Menu position="bottom-end" width={280} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default" size="compact-sm" leftSection={<IconDownload size={15} aria-hidden />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {of.map(({ name, ways }) => (
          <div key={name} role="group" aria-label={name}>
            <Menu.Label aria-hidden>{name}</Menu.Label>
            {ways.map(({ format, about, href, fileName }) => (
              <Menu.Item key={format} component="a" href={href} download={fileName}>
                {format} <span className="small">{about}</span>
              </Menu.Item>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

import { App as AntApp, ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import { useAntLocale } from './antLocale';
import { useTheme } from './theme';

/** What Ant Design draws, in our palette and in the language of the program. */
export function Dressed({ children }: { children: ReactNode }) {
  return (
    <ConfigProvider
      theme={useTheme()}
      locale={useAntLocale()}
      wave={{ disabled: true }}
      // A space between two Chinese characters of a button reads as two words.
      button={{ autoInsertSpace: false }}
    >
      <AntApp message={{ maxCount: 3 }}>{children}</AntApp>
    </ConfigProvider>
  );
}

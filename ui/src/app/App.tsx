import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import { useTheme } from './theme';
import './base.css';

const queries = new QueryClient();

export function App() {
  return (
    <ConfigProvider theme={useTheme()} wave={{ disabled: true }}>
      <AntApp>
        <QueryClientProvider client={queries}>{null}</QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}

private import Glibc
public import Phrases

extension SystemFailure {
    /// The system's words for people. What is rare is told as the system tells it.
    public var words: Phrase { Phrase(zh: Self.chinese[code] ?? description, en: description) }

    private static let chinese: [Int32: String] = [
        EPERM: "不允许此操作", ENOENT: "没有该文件或文件夹", EIO: "读写磁盘出错", EACCES: "没有权限",
        EBUSY: "正在被占用", EEXIST: "已经存在", EXDEV: "不在同一磁盘分区上", ENOTDIR: "路径中有一级不是文件夹",
        EISDIR: "是文件夹，不是文件", EINVAL: "参数无效", ENFILE: "系统打开的文件过多", EMFILE: "打开的文件过多",
        EFBIG: "文件过大", ENOSPC: "磁盘空间已满", EROFS: "文件系统为只读", ENAMETOOLONG: "名称过长",
        ENOTEMPTY: "文件夹不是空的", ELOOP: "符号链接不可用", EDQUOT: "磁盘配额已用完", EADDRINUSE: "地址已被占用",
        EADDRNOTAVAIL: "本机没有该地址", ESRCH: "没有该进程", ENOMEM: "内存不足", ETXTBSY: "程序文件正在使用",
    ]
}

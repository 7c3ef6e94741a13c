/**
 * The archives of shutil, and the owners of files. The modules tarfile and zipfile are imported when an archive is made or
 * unpacked.
 */
export const archivesSource = String.raw`

def _importable(name):
    try:
        __import__(name)
    except ImportError:
        return False
    return True


_ZLIB_SUPPORTED = _importable("zlib")
_BZ2_SUPPORTED = True
_LZMA_SUPPORTED = True
_ZSTD_SUPPORTED = _importable("compression.zstd")

# Of each compression: whether it is there, its suffix, the archive's format and other ending, and its description.
_compressions = {
    "gzip": (_ZLIB_SUPPORTED, "gz", "gztar", ".tgz", "gzip'ed tar-file"),
    "bzip2": (_BZ2_SUPPORTED, "bz2", "bztar", ".tbz2", "bzip2'ed tar-file"),
    "xz": (_LZMA_SUPPORTED, "xz", "xztar", ".txz", "xz'ed tar-file"),
    "zst": (_ZSTD_SUPPORTED, "zst", "zstdtar", ".tzst", "zstd'ed tar-file"),
}


def _account(module, function, name, field):
    # The number of a user or a group, None where there is none of that name or no table of them.
    if name is None:
        return None
    try:
        return getattr(__import__(module), function)(name)[field]
    except (ImportError, KeyError):
        return None


def _get_gid(name):
    """Returns a gid, given a group name."""
    return _account("grp", "getgrnam", name, 2)


def _get_uid(name):
    """Returns an uid, given a user name."""
    return _account("pwd", "getpwnam", name, 2)


def chown(path, user=None, group=None, *, dir_fd=None, follow_symlinks=True):
    """Change owner user and group of the given path."""
    sys.audit("shutil.chown", path, user, group)
    if user is None and group is None:
        raise ValueError("user and/or group must be set")
    uid = _get_uid(user) if isinstance(user, str) else -1 if user is None else user
    if uid is None:
        raise LookupError(f"no such user: {user!r}")
    gid = -1 if group is None else group if isinstance(group, int) else _get_gid(group)
    if gid is None:
        raise LookupError(f"no such group: {group!r}")
    os.chown(path, uid, gid, dir_fd=dir_fd, follow_symlinks=follow_symlinks)


def _prepare_archive(path, dry_run, logger):
    folder = os.path.dirname(path)
    if folder and not os.path.exists(folder):
        if logger is not None:
            logger.info("creating %s", folder)
        if not dry_run:
            os.makedirs(folder)


def _make_tarball(base_name, base_dir, compress="gzip", verbose=0, dry_run=0, owner=None, group=None,
                  logger=None, root_dir=None):
    """Create a (possibly compressed) tar file from all the files under 'base_dir'."""
    if compress is None:
        suffix = ""
    else:
        supported, suffix = _compressions.get(compress, (False, ""))[:2]
        if not supported:
            raise ValueError("bad value for 'compress', or compression format not "
                             f"supported : {compress}")
    tarfile = __import__("tarfile")
    archive = base_name + ".tar" + ("." + suffix if compress else "")
    _prepare_archive(archive, dry_run, logger)
    if logger is not None:
        logger.info("Creating tar archive")
    uid, gid = _get_uid(owner), _get_gid(group)

    def owned(info):
        if gid is not None:
            info.gid, info.gname = gid, group
        if uid is not None:
            info.uid, info.uname = uid, owner
        return info

    if not dry_run:
        with tarfile.open(archive, "w|" + suffix) as tar:
            tar.add(base_dir if root_dir is None else os.path.join(root_dir, base_dir), base_dir,
                    filter=owned)
    return archive if root_dir is None else os.path.abspath(archive)


def _make_zipfile(base_name, base_dir, verbose=0, dry_run=0, logger=None, owner=None, group=None,
                  root_dir=None):
    """Create a zip file from all the files under 'base_dir'."""
    zipfile = __import__("zipfile")
    archive = base_name + ".zip"
    _prepare_archive(base_name, dry_run, logger)
    if logger is not None:
        logger.info("creating '%s' and adding '%s' to it", archive, base_dir)

    def add(file, path):
        path = os.path.normpath(path)
        name = path if root_dir is None else os.path.normpath(os.path.relpath(path, root_dir))
        if name != os.curdir:
            file.write(path, name)
            if logger is not None:
                logger.info("adding '%s'", path)

    if not dry_run:
        top = os.path.normpath(base_dir if root_dir is None else os.path.join(root_dir, base_dir))
        with zipfile.ZipFile(archive, "w", compression=zipfile.ZIP_DEFLATED) as file:
            add(file, top)
            for folder, folders, names in os.walk(top):
                for name in sorted(folders):
                    add(file, os.path.join(folder, name))
                for name in names:
                    if os.path.isfile(path := os.path.join(folder, name)):
                        add(file, path)
    return archive if root_dir is None else os.path.abspath(archive)


_make_tarball.supports_root_dir = True
_make_zipfile.supports_root_dir = True


def _unpack_zipfile(filename, extract_dir):
    """Unpack zip 'filename' to 'extract_dir'"""
    zipfile = __import__("zipfile")
    if not zipfile.is_zipfile(filename):
        raise ReadError(f"{filename} is not a zip file")
    with zipfile.ZipFile(filename) as file:
        file._ignore_invalid_names = True
        file.extractall(extract_dir)


def _unpack_tarfile(filename, extract_dir, *, filter=None):
    """Unpack a tar file 'filename', compressed or not, to 'extract_dir'"""
    tarfile = __import__("tarfile")
    try:
        file = tarfile.open(filename)
    except tarfile.TarError:
        raise ReadError(f"{filename} is not a compressed or uncompressed tar file")
    with file:
        file.extractall(extract_dir, filter=filter)


_ARCHIVE_FORMATS = {"tar": (_make_tarball, [("compress", None)], "uncompressed tar file")}
_UNPACK_FORMATS = {"tar": ([".tar"], _unpack_tarfile, [], "uncompressed tar file"),
                   "zip": ([".zip"], _unpack_zipfile, [], "ZIP file")}
for _name, (_supported, _suffix, _format, _short, _description) in _compressions.items():
    if _supported:
        _ARCHIVE_FORMATS[_format] = _make_tarball, [("compress", _name)], _description
        _UNPACK_FORMATS[_format] = [".tar." + _suffix, _short], _unpack_tarfile, [], _description
if _ZLIB_SUPPORTED:
    _ARCHIVE_FORMATS["zip"] = _make_zipfile, [], "ZIP file"
del _name, _supported, _suffix, _format, _short, _description


def get_archive_formats():
    """Returns a list of supported formats for archiving and unarchiving."""
    return sorted((name, entry[2]) for name, entry in _ARCHIVE_FORMATS.items())


def register_archive_format(name, function, extra_args=None, description=""):
    """Registers an archive format."""
    if extra_args is None:
        extra_args = []
    if not callable(function):
        raise TypeError(f"The {function} object is not callable")
    if not isinstance(extra_args, (tuple, list)):
        raise TypeError("extra_args needs to be a sequence")
    for pair in extra_args:
        if not isinstance(pair, (tuple, list)) or len(pair) != 2:
            raise TypeError("extra_args elements are : (arg_name, value)")
    _ARCHIVE_FORMATS[name] = function, extra_args, description


def unregister_archive_format(name):
    del _ARCHIVE_FORMATS[name]


def make_archive(base_name, format, root_dir=None, base_dir=None, verbose=0, dry_run=0, owner=None,
                 group=None, logger=None):
    """Create an archive file (eg. zip or tar)."""
    sys.audit("shutil.make_archive", base_name, format, root_dir, base_dir)
    if format not in _ARCHIVE_FORMATS:
        raise ValueError(f"unknown archive format '{format}'")
    function, extra = _ARCHIVE_FORMATS[format][:2]
    options = dict(dry_run=dry_run, logger=logger, owner=owner, group=group) | dict(extra)
    if base_dir is None:
        base_dir = os.curdir
    if root_dir is None:
        return function(base_name, base_dir, **options)
    if not stat.S_ISDIR(os.stat(root_dir).st_mode):
        raise NotADirectoryError(errno.ENOTDIR, "Not a directory", root_dir)
    if getattr(function, "supports_root_dir", False):
        return function(os.fspath(base_name), base_dir, root_dir=root_dir, **options)
    # The function knows of no root: it runs in that folder.
    before = os.getcwd()
    if logger is not None:
        logger.debug("changing into '%s'", root_dir)
    base_name = os.path.abspath(base_name)
    if not dry_run:
        os.chdir(root_dir)
    try:
        return function(base_name, base_dir, **options)
    finally:
        if logger is not None:
            logger.debug("changing back to '%s'", before)
        os.chdir(before)


def get_unpack_formats():
    """Returns a list of supported formats for unpacking."""
    return sorted((name, entry[0], entry[3]) for name, entry in _UNPACK_FORMATS.items())


def register_unpack_format(name, extensions, function, extra_args=None, description=""):
    """Registers an unpack format."""
    for other, entry in _UNPACK_FORMATS.items():
        for extension in extensions:
            if extension in entry[0]:
                raise RegistryError(f'{extension} is already registered for "{other}"')
    if not callable(function):
        raise TypeError("The registered function must be a callable")
    _UNPACK_FORMATS[name] = extensions, function, [] if extra_args is None else extra_args, description


def unregister_unpack_format(name):
    """Removes the pack format from the registry."""
    del _UNPACK_FORMATS[name]


def _find_unpack_format(filename):
    for name, entry in _UNPACK_FORMATS.items():
        if any(filename.endswith(extension) for extension in entry[0]):
            return name
    return None


def unpack_archive(filename, extract_dir=None, format=None, *, filter=None):
    """Unpack an archive."""
    sys.audit("shutil.unpack_archive", filename, extract_dir, format)
    extract_dir = os.fspath(os.getcwd() if extract_dir is None else extract_dir)
    filename = os.fspath(filename)
    if format is None:
        format = _find_unpack_format(filename)
        if format is None:
            raise ReadError(f"Unknown archive format '{filename}'")
    elif format not in _UNPACK_FORMATS:
        raise ValueError(f"Unknown unpack format '{format}'")
    _, function, extra, _ = _UNPACK_FORMATS[format]
    options = dict(extra) if filter is None else dict(extra) | {"filter": filter}
    function(filename, extract_dir, **options)
`;
